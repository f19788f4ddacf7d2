/** Peers that pass transactions on to each other, each with a view of the tangle of its own. */
import { choice } from "../../../../parameter/parameter.js";
import { defineNetwork } from "../definition.js";
import { drawnPeersParameter } from "../../drawn-views.js";
import { ATTACHMENTS, Attachment } from "./attachment.js";
import { createTransport, transportParameters } from "./create-transport.js";
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
    // Theory knows the tips of peers that are all equally far apart.
    const isUniform = params.topology.kind === "complete" && params.delayDistribution === "constant";
    return new GossipTangle(setup, isUniform ? rules : { ...rules, tipsPerLoad: undefined }, {
      peers: params.peers, network, drawnPeers: params.drawnPeers, adversaries: rules.adversary.peers, shares: zipfShares(params.peers, rules.manaExponent ?? 0),
      attachment: new Attachment(params.attachment, network.placement, kernel.stream("gossip/attachment"), rules.adversary.peers),
      refuges: params.failover ? network.placement : undefined,
      transport: (receiver) => createTransport({ kernel, recorder, network, receiver, needsHops: rules.congestion !== undefined || rules.adversary.onLinks }, params),
    });
  },
});
