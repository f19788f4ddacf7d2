/** Who is on the committee, how many of it must agree, and whose blocks lead which round. */
export class Committee {
  readonly validators: number;
  /** Blocks of a round that lead it, one author each. */
  readonly leaders: number;
  /** 2 where an author may make two blocks of one round, else 1. */
  readonly variants: number;
  /** Most validators that may be faulty: f of 3f + 1. */
  readonly tolerated: number;
  /** Validators of which any two sets have one in common that is not faulty: 2f + 1 of 3f + 1. */
  readonly quorum: number;

  constructor(validators: number, leaders: number, variants = 1) {
    this.validators = validators;
    this.leaders = leaders;
    this.variants = variants;
    this.tolerated = Math.floor((validators - 1) / 3);
    this.quorum = validators - this.tolerated;
  }

  /** Author of the block that leads a round in a slot, 0 … leaders − 1: they take turns. */
  leader(round: number, slot: number): number { return (round + slot) % this.validators; }
  /** Whether a validator's block leads a round. */
  leads(author: number, round: number): boolean { return (author - round % this.validators + this.validators) % this.validators < this.leaders; }
}
