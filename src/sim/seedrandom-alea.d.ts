/**
 * Type of the one generator of seedrandom that is used, imported by its own file: the package's main file also asks for
 * Node's crypto, which no part of the engine may see.
 */
declare module "seedrandom/lib/alea.js" {
  interface AleaState { s0: number; s1: number; s2: number; c: number }
  export default function alea(seed: string, options: { state: true }): { (): number; state(): AleaState };
}
