/** The one moment in simulated time that all charts over time point at together; undefined while nobody points. */

export class TimeCursor {
  readonly #listeners = new Set<(time: number | undefined) => void>();

  /** Calls `listener` at each change until the returned function is called. */
  listen(listener: (time: number | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  set(time: number | undefined): void { for (const listener of this.#listeners) listener(time); }
}
