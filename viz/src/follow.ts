/** Follows runs that are still being written: asks again every few seconds while there is one, and not while nobody looks. */

const EVERY_MS = 3000;

/** Calls `look` until it answers that nothing is left to follow; `start` begins again, which does nothing while it goes on. */
export function follow(look: () => Promise<boolean>): { start(): void } {
  let timer: number | undefined, looking = false;
  const next = (): void => {
    clearTimeout(timer);
    timer = document.hidden ? undefined : setTimeout(() => void turn(), EVERY_MS);
  };
  let wanted = false;
  const turn = async (): Promise<void> => {
    looking = true;
    // A server that does not answer now may answer the next time.
    wanted = await look().catch(() => true);
    looking = false;
    timer = undefined;
    if (wanted) next();
  };
  document.addEventListener("visibilitychange", () => { if (wanted && !looking) next(); });
  return { start() { if (!wanted) { wanted = true; next(); } } };
}
