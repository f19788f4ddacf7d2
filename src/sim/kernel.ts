/**
 * The event kernel: clock, pending events, named chance. Events happen in one total order: time, then order of scheduling.
 *
 * An event is not a closure: its type is registered once with its handler, and two integers say whom it concerns. So a pending
 * event is 24 bytes in a typed array, scheduling allocates nothing, and a trajectory has a digest that two runs can compare.
 */
import { EventPool, CANCELLED, FIRST_ARGUMENT, SECOND_ARGUMENT, TAG, TIME_STRIDE, TYPE_MASK, WORD_STRIDE } from "./event-pool.js";
import type { FutureEventList } from "./future-event-list.js";
import { HeapEventList } from "./heap-event-list.js";
import { LadderEventList } from "./ladder-event-list.js";
import { RandomStream } from "./random.js";
import { TrajectoryDigest } from "./trajectory.js";

/** What happens when an event fires; `a` and `b` are what it was scheduled with. */
export type EventHandler = (a: number, b: number) => void;

/** A kind of event, made by `Kernel.eventType`. */
export interface EventType {
  readonly id: number;
  readonly name: string;
}

/** Names one scheduled event, and never another one: a handle that is kept too long does no harm. */
export type EventHandle = number;

export interface KernelOptions {
  /** Seed of every random stream; a number given as a seed is to be written as its decimal digits. */
  readonly seed: string;
  /** The order of pending events; both give the same trajectory, the heap more slowly. */
  readonly eventList?: "ladder" | "heap";
}

export interface RunLimits {
  /** Simulated seconds: events up to and at this time fire, then the clock is moved to it. */
  readonly until?: number;
  /** Most events that fire in this call. */
  readonly maxEvents?: number;
}

/** Why `run` ended: nothing is pending, the time was reached, or the number of events was. */
export type RunEnd = "done" | "until" | "events";

/** An event at this time stands for "never": it is pending and can be cancelled, but does not fire. */
const NEVER = Number.MAX_VALUE;
/** Cancelled events are swept out of the event list when they are this many more than half of the pending ones. */
const DEAD_ALLOWED = 1024;

export class Kernel {
  readonly seed: string;
  readonly #pool = new EventPool();
  readonly #list: FutureEventList;
  readonly #handlers: EventHandler[] = [];
  readonly #types: EventType[] = [];
  readonly #typeNames = new Set<string>();
  readonly #streams = new Map<string, RandomStream>();
  readonly #digest = new TrajectoryDigest();
  #now = 0;
  #events = 0;
  #currentType = -1;
  #currentA = 0;
  #currentB = 0;

  constructor(options: KernelOptions) {
    this.seed = String(options.seed);
    this.#list = options.eventList === "heap" ? new HeapEventList(this.#pool) : new LadderEventList(this.#pool);
  }

  /** Simulated time in seconds. */
  get now(): number {
    return this.#now;
  }

  /** Events fired so far. */
  get events(): number {
    return this.#events;
  }

  /** Events that are scheduled and neither fired nor cancelled. */
  get pending(): number {
    return this.#pool.live;
  }

  /** Bytes reserved for pending events. */
  get bytes(): number {
    return this.#pool.bytes + this.#list.bytes;
  }

  /** Digest of all events fired so far: time, type, a and b of each, 16 hexadecimal digits. */
  get fingerprint(): string {
    return this.#digest.toString();
  }

  /** The event whose handler is running, or has just failed; none before the first event. */
  get currentEvent(): { name: string; a: number; b: number } | undefined {
    const type = this.#types[this.#currentType];
    return type && { name: type.name, a: this.#currentA, b: this.#currentB };
  }

  /**
   * Registers a kind of event.
   * @throws if the name is taken: two models would then share one line in failure reports
   */
  eventType(name: string, handler: EventHandler): EventType {
    if (this.#typeNames.has(name)) throw new Error(`event type registered twice: ${name}`);
    if (this.#types.length === CANCELLED) throw new RangeError(`more than ${CANCELLED} event types, at: ${name}`);
    const type = Object.freeze({ id: this.#types.length, name });
    this.#typeNames.add(name);
    this.#types.push(type);
    this.#handlers.push(handler);
    return type;
  }

  /**
   * Schedules an event `delay` seconds from now; of several at one time, the first scheduled fires first.
   * @param delay seconds, 0 or more; `Infinity` stands for never
   * @param a int32, like `b`: index of a device, a deal, …
   * @throws RangeError if the delay is negative or not a number
   */
  after(delay: number, type: EventType, a = 0, b = 0): EventHandle {
    if (!(delay >= 0)) refuse("delay", delay, type, this.#now);
    const pool = this.#pool, slot = pool.allocate(type.id, a, b), time = this.#now + delay;
    pool.times[TIME_STRIDE * slot] = time < NEVER ? time : NEVER;
    this.#list.insert(slot);
    return pool.handle(slot);
  }

  /**
   * Schedules an event at a simulated time in seconds, see `after`.
   * @throws RangeError if the time has passed or is not a number
   */
  at(time: number, type: EventType, a = 0, b = 0): EventHandle {
    if (!(time >= this.#now)) refuse("time", time, type, this.#now);
    const pool = this.#pool, slot = pool.allocate(type.id, a, b);
    pool.times[TIME_STRIDE * slot] = time < NEVER ? time + 0 : NEVER; // + 0 turns -0 into 0, whose bits differ.
    this.#list.insert(slot);
    return pool.handle(slot);
  }

  /** Takes an event off the schedule in O(1); false if it has fired or was cancelled before. */
  cancel(handle: EventHandle): boolean {
    const pool = this.#pool;
    if (!pool.cancel(handle)) return false;
    if (pool.dead > DEAD_ALLOWED + (pool.live >>> 1)) this.#list.sweep();
    return true;
  }

  /** The random stream of a name, the same object at each call; its draws depend on the seed and the name only. */
  stream(name: string): RandomStream {
    let stream = this.#streams.get(name);
    if (stream === undefined) this.#streams.set(name, (stream = new RandomStream(this.seed, name)));
    return stream;
  }

  /** Time of the next event, `Infinity` if there is none. */
  peek(): number {
    const slot = this.#list.first();
    const time = slot === 0 ? NEVER : this.#pool.times[TIME_STRIDE * slot]!;
    return time === NEVER ? Infinity : time;
  }

  /** Fires one event; false if there is none. */
  step(): boolean {
    return this.#fire(1, Infinity) === 1;
  }

  /**
   * Fires events in order until a limit is reached. What a handler throws comes through, the clock then stands at its event
   * and `currentEvent` names it.
   */
  run(limits: RunLimits = {}): RunEnd {
    const { until = Infinity, maxEvents = Infinity } = limits;
    const fired = this.#fire(maxEvents, until);
    const next = this.peek();
    if (fired >= maxEvents && next <= until && next < Infinity) return "events";
    if (until < Infinity && until > this.#now) this.#now = until;
    return next < Infinity ? "until" : "done";
  }

  /** The loop that everything happens in: fires at most `budget` events up to and at `until`, returns how many. */
  #fire(budget: number, until: number): number {
    const pool = this.#pool, list = this.#list, handlers = this.#handlers, digest = this.#digest;
    const end = until < NEVER ? until : 0.5 * NEVER;
    let fired = 0;
    while (fired < budget) {
      const slot = list.first();
      if (slot === 0) break;
      const time = pool.times[TIME_STRIDE * slot]!;
      if (time > end) break;
      list.removeFirst();
      const words = pool.words, record = WORD_STRIDE * slot;
      const type = words[record + TAG]! & TYPE_MASK, a = words[record + FIRST_ARGUMENT]!, b = words[record + SECOND_ARGUMENT]!;
      digest.add(words[record]!, words[record + 1]!, type, a, b);
      pool.release(slot);
      this.#now = time;
      this.#currentType = type;
      this.#currentA = a;
      this.#currentB = b;
      this.#events++;
      fired++;
      handlers[type]!(a, b);
    }
    return fired;
  }
}

function refuse(what: string, seconds: number, type: EventType, now: number): never {
  throw new RangeError(`event ${type.name} cannot be scheduled: ${what} ${seconds} s at simulated time ${now} s`);
}
