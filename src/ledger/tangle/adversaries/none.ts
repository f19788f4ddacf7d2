/** Nobody attacks. */
import { defineAdversary } from "./definition.js";

export const none = defineAdversary({ name: "none", doc: "Nobody attacks.", params: {}, create: () => {} });
