/** Stands in for protobufjs in a bundle of the engine: the sketch library asks for it only to export itself, which the engine never does. */
export default {};
