/**
 * A home's energy in one slot: own sun first, then the battery, then the neighbours and the grid. The battery is used
 * greedily for the home itself: it takes what the sun gives too much and gives what the home needs too much, within its
 * power and capacity. Half of its losses fall on the way in and half on the way out.
 */

export interface Battery {
  /** Usable, kWh; 0 for none. */
  readonly capacity: number;
  /** Greatest power in and out, kW at the terminals. */
  readonly power: number;
  /** Energy given over energy taken in a full cycle, 0…1. */
  readonly efficiency: number;
}

/** Energies of a home in a slot, kWh: load + charge + left = pv + discharge + needed. */
export interface HomeBalance {
  readonly charge: number;
  readonly discharge: number;
  /** Still to be bought. */
  readonly needed: number;
  /** Left to be sold. */
  readonly left: number;
  /** In the battery after the slot. */
  readonly stored: number;
}

/** @param stored kWh in the battery at the beginning @param hours length of the slot */
export function balanceHome(load: number, pv: number, battery: Battery, stored: number, hours: number): HomeBalance {
  const oneWay = Math.sqrt(battery.efficiency), most = battery.power * hours, surplus = pv - load;
  const charge = surplus > 0 ? Math.max(0, Math.min(surplus, most, (battery.capacity - stored) / oneWay)) : 0;
  const discharge = surplus < 0 ? Math.max(0, Math.min(-surplus, most, stored * oneWay)) : 0;
  const rest = load + charge - pv - discharge;
  return {
    charge, discharge,
    needed: Math.max(0, rest),
    left: Math.max(0, -rest),
    stored: Math.min(battery.capacity, Math.max(0, stored + charge * oneWay - discharge / oneWay)),
  };
}
