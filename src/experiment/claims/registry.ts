/** Every claim, in the order in which a newcomer reads them. */
import { balancing } from "./balancing.js";
import { bottleneck } from "./bottleneck.js";
import type { Claim } from "./claim.js";
import { fees } from "./fees.js";
import { hurry } from "./hurry.js";
import { load } from "./load.js";
import { lowBattery } from "./low-battery.js";
import { noFees } from "./no-fees.js";
import { singleFailure } from "./single-failure.js";
import { waiting } from "./waiting.js";

export const claims: readonly Claim[] = [bottleneck, singleFailure, fees, waiting, load, noFees, hurry, balancing, lowBattery];
