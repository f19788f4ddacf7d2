/** What a change of the tangle means for a transaction, in the view that decides for it. */
export const Outcome = { seen: 0, accepted: 1, confirmed: 2, orphaned: 3, conflicting: 4, stranded: 5 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];
