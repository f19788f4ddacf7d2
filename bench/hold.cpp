// The hold model on std::priority_queue: hold PENDING EVENTS REPEATS prints millions of events per CPU-second, a line a repeat.
// Ties are in order of insertion, as in the engine. Draws are xorshift128+ and -log; CHEAP_DRAW takes them from a table instead.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <queue>
#include <vector>

struct Event { double time; uint64_t sequence; int payload; };

struct Later {
  bool operator()(const Event& left, const Event& right) const {
    return left.time > right.time || (left.time == right.time && left.sequence > right.sequence);
  }
};

static uint64_t state0 = 0x243f6a8885a308d3, state1 = 0x13198a2e03707344;

static inline double uniform() {
  uint64_t a = state0, b = state1;
  state0 = b;
  a ^= a << 23;
  state1 = a ^ b ^ (a >> 17) ^ (b >> 26);
  return ((state1 + b) >> 11) * 0x1p-53;
}

#ifdef CHEAP_DRAW
static double table[4096];
static unsigned drawn = 0;
static inline double exponential() { return table[(drawn += 1237) & 4095]; }
#else
static inline double exponential() { return -std::log(1 - uniform()); }
#endif

int main(int, char** arguments) {
  const long pending = atol(arguments[1]), events = atol(arguments[2]), repeats = atol(arguments[3]);
#ifdef CHEAP_DRAW
  for (double& draw : table) draw = -std::log(1 - uniform());
#endif
  std::priority_queue<Event, std::vector<Event>, Later> queue;
  uint64_t sequence = 0;
  for (long payload = 0; payload < pending; payload++) queue.push({-std::log(1 - uniform()), sequence++, (int)payload});
  auto hold = [&](long count) {
    for (long event = 0; event < count; event++) {
      const Event next = queue.top();
      queue.pop();
      queue.push({next.time + exponential(), sequence++, next.payload});
    }
  };
  hold(pending);
  for (long repeat = 0; repeat < repeats; repeat++) {
    const clock_t before = clock();
    hold(events);
    printf("%.4f\n", events / ((clock() - before) / (double)CLOCKS_PER_SEC) / 1e6);
  }
}
