/** Waits for what may never come, as for a Redis that is away. */

/** Resolves when `work` has ended, well or not, or after so many milliseconds. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work.catch(() => {}), new Promise((resolve) => { timer = setTimeout(resolve, milliseconds); })]);
  clearTimeout(timer);
}
