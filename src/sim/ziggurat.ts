/**
 * Tables of the ziggurat method for the exponential distribution: 256 layers of equal area under exp(-x), so that a draw
 * costs one uniform number and one multiplication in 98.9 % of all cases and no logarithm. Source: G. Marsaglia, W. W. Tsang,
 * "The Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5(8), 2000.
 *
 * The tables are computed once per program, with functions that give the same bits on every engine.
 */
import { exp, log } from "./portable-math.js";
const LAYERS = 256;
/** Where the tail begins: the right edge of the bottom layer. */
export const TAIL_START = 7.697117470131487;
/** The area of each layer, the bottom one with its tail. */
const LAYER_AREA = 0.003949659822581572;

/** Right edge of the rectangle of a layer; of the bottom layer the width that a rectangle of its area has. */
export const edge = new Float64Array(LAYERS + 1);
/** Density at the right edge of a layer: the height at which the layer begins. */
export const height = new Float64Array(LAYERS + 1);

edge[0] = LAYER_AREA / exp(-TAIL_START);
edge[1] = TAIL_START;
for (let layer = 2; layer < LAYERS; layer++) {
  edge[layer] = -log(exp(-edge[layer - 1]!) + LAYER_AREA / edge[layer - 1]!);
}
edge[LAYERS] = 0;
for (let layer = 1; layer <= LAYERS; layer++) height[layer] = exp(-edge[layer]!);
