/**
 * The world in six regions, as the default of a network with regions. Latencies are those that the blockchain simulator
 * SimBlock uses for 2019 (LATENCY_2019 in its NetworkConfiguration, milliseconds one way), and weights its distribution of
 * Bitcoin's computers in that year. Where a region's middle lies is our own rough reading of a map, its first at the origin.
 */
export const WORLD_REGIONS = [
  { name: "north-america", weight: 0.3316, x: "0 km", y: "0 km" },
  { name: "europe", weight: 0.4998, x: "9600 km", y: "1100 km" },
  { name: "south-america", weight: 0.009, x: "3400 km", y: "-6700 km" },
  { name: "asia-pacific", weight: 0.1177, x: "18200 km", y: "-2800 km" },
  { name: "japan", weight: 0.0224, x: "21200 km", y: "-400 km" },
  { name: "australia", weight: 0.0195, x: "21900 km", y: "-8100 km" },
];

export const WORLD_LATENCY = [
  ["32ms", "124ms", "184ms", "198ms", "151ms", "189ms"],
  ["124ms", "11ms", "227ms", "237ms", "252ms", "294ms"],
  ["184ms", "227ms", "88ms", "325ms", "301ms", "322ms"],
  ["198ms", "237ms", "325ms", "85ms", "58ms", "198ms"],
  ["151ms", "252ms", "301ms", "58ms", "12ms", "126ms"],
  ["189ms", "294ms", "322ms", "198ms", "126ms", "16ms"],
];
