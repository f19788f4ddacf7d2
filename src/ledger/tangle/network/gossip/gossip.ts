/** Peers that pass transactions on to each other, each with a view of the tangle of its own. */
import { choice } from "../../../../parameter/parameter.js";
import { defineNetwork, type TangleRules } from "../definition.js";
import { drawnPeersParameter } from "../../drawn-views.js";
import { ATTACHMENTS, Attachment } from "./attachment.js";
import { createTransport, transportParameters, type TransportParameters } from "./create-transport.js";
import { GossipTangle } from "./engine.js";
import { zipfShares } from "../../mana.js";
import { makePeerNetwork } from "./peer-network.js";

export const gossipNetwork = defineNetwork({
  name: "gossip",
  doc: "Peers with a view each, who pass transactions on to their neighbours.",
  params: {
    ...transportParameters,
    attachment: choice(ATTACHMENTS, { default: "random", doc: "Which peer a device talks to, one at random or the nearest to where it stands. A device that stands nowhere talks to one at random." }),
    drawnPeers: drawnPeersParameter,
  },
  create(setup, rules, params) {
    const { kernel, recorder } = setup;
    const network = makePeerNetwork(params, (name) => kernel.stream(name));
    const isLikeOne = isLikeOneView(rules, params);
    return new GossipTangle(setup, isLikeOne ? rules : { ...rules, tipsPerLoad: undefined }, {
      // What a peer attaches it sees at once.
      hiding: isLikeOne ? (network.latency[0] ?? 0) * (1 - 1 / params.peers) : undefined,
      peers: params.peers, network, drawnPeers: params.drawnPeers, adversaries: rules.adversary.peers, shares: zipfShares(params.peers, rules.manaExponent ?? 0),
      attachment: new Attachment(params.attachment, network.placement, kernel.stream("gossip/attachment"), rules.adversary.peers),
      refuges: params.failover ? network.placement : undefined,
      transport: (receiver) => createTransport({ kernel, recorder, network, receiver, needsHops: rules.congestion !== undefined || rules.adversary.onLinks }, params),
    });
  },
});

/** A peer sees at once what it attaches: with 20 peers tips are 4 % off what theory expects of one view, with 5 a third. */
const MANY = 50;

/** Whether peers are many, all equally far apart, and nothing holds a transaction up: then theory knows what they see, as of one common view. */
function isLikeOneView({ congestion }: TangleRules, { peers, topology, delayDistribution, loss, jitter, bandwidth, processing, plan, churn }: TransportParameters): boolean {
  return peers >= MANY && topology.kind === "complete" && delayDistribution === "constant" && congestion === undefined
    && loss === 0 && jitter === 0 && bandwidth === 0 && processing === 0 && plan.length === 0 && churn.meanUp === 0;
}
