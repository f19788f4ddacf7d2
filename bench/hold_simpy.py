"""The hold model on SimPy 3 or 4, or SimPy 2 (Debian's python3-simpy): hold_simpy.py PENDING EVENTS REPEATS
prints millions of events per CPU-second, a line a repeat."""
import random
import sys
import time

pending, events, repeats = (int(argument) for argument in sys.argv[1:4])
marks = []
fired = 0
due = pending


def count_event(stop):
    """Called at each event: takes the CPU time whenever a repeat is full."""
    global fired, due
    fired += 1
    if fired == due:
        marks.append(time.process_time())
        due += events
        if len(marks) > repeats:
            stop()


try:
    import simpy

    environment = simpy.Environment()

    class Stop(Exception):
        pass

    def stop():
        raise Stop

    def device():
        while True:
            yield environment.timeout(random.expovariate(1.0))
            count_event(stop)

    for _ in range(pending):
        environment.process(device())
    try:
        environment.run()
    except Stop:
        pass
except ImportError:
    from SimPy.Simulation import Process, activate, hold, initialize, simulate, stopSimulation

    class Device(Process):
        def live(self):
            while True:
                yield hold, self, random.expovariate(1.0)
                count_event(stopSimulation)

    initialize()
    for _ in range(pending):
        process = Device()
        activate(process, process.live())
    simulate(until=1e300)

for before, after in zip(marks, marks[1:]):
    print(events / (after - before) / 1e6)
