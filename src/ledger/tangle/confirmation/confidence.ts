/**
 * Confirmation confidence: the share of tips, drawn as an issuer would draw them, that approve a transaction. Each
 * assessment draws anew, so a threshold of 1 is reached by luck now and then; what is confirmed stays so.
 */
import { duration, integer, share } from "../../../parameter/parameter.js";
import type { Site } from "../sites.js";
import { defineConfirmation } from "./definition.js";

export const confidence = defineConfirmation({
  name: "confidence",
  doc: "Confirmed when at least a share of sampled tips approves the transaction.",
  params: {
    threshold: share({ default: 0.95, min: 0.01, doc: "Share of the sampled tips that must approve it." }),
    samples: integer({ default: 50, min: 1, max: 10_000, doc: "Tips drawn at each assessment." }),
    every: duration({ default: "1s", min: 1e-3, max: 86_400, doc: "Time between two assessments." }),
  },
  create({ threshold, samples, every }) {
    let approvals = new Int32Array(0);
    const met: Site[] = [];
    return {
      weight: Infinity,
      assessment: {
        every,
        assess(view, draw, confirm, grade) {
          if (approvals.length !== view.windowSize) approvals = new Int32Array(view.windowSize);
          const counts = approvals, mask = counts.length - 1;
          const count = (site: Site): void => { if (counts[site & mask]!++ === 0) met.push(site); };
          for (let i = 0; i < samples; i++) view.visitUnconfirmedPast(draw(), count);
          const enough = threshold * samples;
          for (const site of met) {
            if (counts[site & mask]! >= enough) confirm(site);
            grade?.(site, Math.min(1, counts[site & mask]! / enough));
            counts[site & mask] = 0;
          }
          met.length = 0;
        },
      },
    };
  },
});
