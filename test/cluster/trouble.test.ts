/** Many machines on one host: real workers, a real Redis, and each of them killed or frozen in the middle of a cell. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { folderWith, until, type Started } from "../cli/command.js";
import { Cluster, PATIENCE, SCENARIO } from "./cluster.js";
import { haveRedis, RedisServer } from "./redis-server.js";

const RUNS = 4;
const have = await haveRedis();

describe.skipIf(!have)("cells over Redis", () => {
  let redis: RedisServer, cluster: Cluster, index: string;

  beforeAll(async () => {
    redis = await RedisServer.start();
    cluster = new Cluster(redis, folderWith({ "plain.yaml": SCENARIO }));
    const { code, stderr } = await cluster.alone("alone").ended;
    if (code !== 0) throw new Error(stderr);
    index = cluster.index("alone");
  }, 1000 * PATIENCE);
  beforeEach(async () => { await redis.client.flushall(); });
  afterEach(async () => { await cluster?.end(); });
  afterAll(async () => { await redis?.stop(); });

  /** Cells that a worker has sent. */
  const done = (worker: Started): number => worker.stderr().split(" is done in ").length - 1;

  /** Nothing lost, nothing doubled: the same index, each run once, nothing half-written, nothing left in Redis. */
  async function whole(out: string): Promise<void> {
    expect(cluster.index(out)).toBe(index);
    expect(cluster.runs(out)).toEqual(cluster.runs("alone"));
    expect(await cluster.left()).toEqual([]);
  }

  it("a worker killed in the middle of a cell of two comparisons: another computes it, for both", async () => {
    const first = cluster.worker("first");
    const [one, other] = [cluster.compare("one"), cluster.compare("other")];
    await cluster.finished("one", 1);
    await cluster.computing();
    first.child.kill("SIGKILL");
    const second = cluster.worker("second");
    for (const { ended } of [one, other]) expect(await ended).toMatchObject({ code: 0 });
    expect(one.stderr()).toMatch(/A worker died or froze over cell \d, replication \d; it is computed again/);
    // One of the runs was the first worker's.
    expect(done(first) + done(second)).toBe(RUNS);
    await whole("one");
    await whole("other");
  }, 2000 * PATIENCE);

  it("a coordinator killed, then the same command twice at once: what the worker did meanwhile is collected, once", async () => {
    const worker = cluster.worker("worker");
    const killed = cluster.compare("again");
    await cluster.computing();
    killed.child.kill("SIGKILL");
    await killed.ended;
    await until(() => done(worker) === RUNS, PATIENCE);
    expect(cluster.runs("again").length).toBeLessThan(RUNS);
    for (const { ended } of [cluster.compare("again"), cluster.compare("again")]) expect(await ended).toMatchObject({ code: 0 });
    expect(done(worker)).toBe(RUNS);
    await whole("again");
  }, 2000 * PATIENCE);

  it("Redis killed and restarted with nothing in it: what has no result goes into the queue again", async () => {
    const worker = cluster.worker("worker");
    const compare = cluster.compare("emptied");
    await cluster.finished("emptied", 1);
    await cluster.computing();
    await redis.kill();
    await redis.restart();
    expect(await compare.ended).toMatchObject({ code: 0 });
    expect(compare.stderr()).toMatch(/is away; waiting for it\.\n(?:.*\n)*.*is back\.\n(?:.*\n)*\d cells? (?:is|are) not in Redis any more and (?:go|goes) into the queue again\.\n/);
    expect(worker.stderr()).toContain("is back.");
    await whole("emptied");
  }, 2000 * PATIENCE);

  it("a frozen worker: another takes its cell, and the thawed one gives up what it had", async () => {
    const frozen = cluster.worker("frozen");
    const compare = cluster.compare("thawed");
    await cluster.finished("thawed", 1);
    await cluster.computing();
    frozen.child.kill("SIGSTOP");
    const before = done(frozen), other = cluster.worker("other");
    await cluster.finished("thawed", before + 1);
    frozen.child.kill("SIGCONT");
    expect(await compare.ended).toMatchObject({ code: 0 });
    // Where it froze between two cells, it had none to give up.
    if (/A worker died or froze over cell/.test(compare.stderr())) await until(() => /is not this worker's any more/.test(frozen.stderr()), PATIENCE);
    expect(done(frozen) + done(other)).toBe(RUNS);
    await whole("thawed");
  }, 2000 * PATIENCE);
});
