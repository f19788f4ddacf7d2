/** What is loaded after this finds the engine's own functions in `Math` again. */
import { leavePortableMath } from "./portable-from-here.js";

leavePortableMath();
