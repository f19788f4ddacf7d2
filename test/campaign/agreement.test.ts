/** The two networks agree with other seeds than that of the tests. */
import { agree } from "../ledger/tangle/network/gossip/agreement.js";

for (const seed of ["2", "3", "4"]) agree(seed);
