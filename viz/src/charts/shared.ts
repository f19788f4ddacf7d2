/** A value that several parts of the page show and any of them may change: the moment pointed at, the time shown, a scale. */

export class Shared<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #value: T;

  constructor(value: T) { this.#value = value; }

  get value(): T { return this.#value; }

  /** Calls `listener` at each change until the returned function is called. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of this.#listeners) listener(value);
  }
}
