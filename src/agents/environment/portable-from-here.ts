/** What is loaded after this, and before portable-up-to-here.ts, finds the portable functions in `Math`. */
import { enterPortableMath } from "../../sim/portable-math.js";

export const leavePortableMath = enterPortableMath();
