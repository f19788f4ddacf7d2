/** Which figures without a unit are shares, and therefore read as percentages: by the name, since files hold them as they are. */
const IN_PER_CENT = /(\.share|\.success\.(low|high|theory|bound)|tilisation|vailability|\.selfSufficiency|\.selfConsumption)(\.individual)?$/;

/** Whether people read a figure as a percentage. */
export function inPerCent(name: string, unit: string): boolean {
  return unit === "1" && IN_PER_CENT.test(name);
}
