/**
 * What the kernel asks of an order of pending events. An implementation orders slots of an `EventPool` by the one total order
 * of the simulator: time, then sequence of insertion. Cancelled events stay in the order and are buried where they are met.
 */
export interface FutureEventList {
  /** Takes in a slot whose time is set (finite); it comes after all that were inserted before it with the same time. */
  insert(slot: number): void;
  /** The slot of the earliest pending event, 0 if there is none. */
  first(): number;
  /** Takes the slot off that `first` has just named. */
  removeFirst(): void;
  /** Buries all cancelled events at once. */
  sweep(): void;
  /** Bytes reserved besides those of the pool. */
  readonly bytes: number;
}
