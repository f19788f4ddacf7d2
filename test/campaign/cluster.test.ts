/** More of many machines over Redis, which `npm test` has no time for. */
import { engineVersion } from "../../src/cli/package.js";
import { PREFIX, queueOf } from "../../src/experiment/node/redis/keys.js";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderWith, start, until } from "../cli/command.js";
import { Cluster, PATIENCE, SCENARIO } from "../cluster/cluster.js";
import { haveRedis, RedisServer } from "../cluster/redis-server.js";

const have = await haveRedis();

describe.skipIf(!have)("cells over Redis", () => {
  let redis: RedisServer, index: string, runs: string[];
  const made = (): Cluster => new Cluster(redis, folderWith({ "plain.yaml": SCENARIO }));

  beforeAll(async () => {
    redis = await RedisServer.start(["--appendonly", "yes", "--appendfsync", "always"]);
    const cluster = made();
    await cluster.alone("out").ended;
    [index, runs] = [cluster.index("out"), cluster.runs("out")];
  });
  afterAll(async () => { await redis?.stop(); });

  it("go on where they were when Redis that keeps a log was killed and restarted", async () => {
    const cluster = made();
    try {
      cluster.worker("worker");
      const compare = cluster.compare("out");
      await cluster.finished("out", 1);
      await cluster.computing();
      await redis.kill();
      await redis.restart();
      expect(await compare.ended).toMatchObject({ code: 0 });
      expect(compare.stderr()).toContain("is back.");
      expect(compare.stderr()).not.toContain("not in Redis any more");
      expect(cluster.index("out")).toBe(index);
      expect(await cluster.left()).toEqual([]);
    } finally { await cluster.end(); }
  });

  it("travel through a shared folder where both sides have it, and through Redis where one has not", async () => {
    const cluster = made(), shared = join(cluster.folder, "shared");
    mkdirSync(shared);
    try {
      const worker = cluster.worker("worker", "--shared", shared);
      const compare = cluster.compare("out", "--shared", shared);
      // While one is under way, the word by which the folder is known is there.
      await cluster.computing();
      expect(readdirSync(shared)).toContain(".tanglewood");
      expect(await compare.ended).toMatchObject({ code: 0 });
      expect(cluster.index("out")).toBe(index);
      expect(readdirSync(shared)).toEqual([".tanglewood"]);
      const without = cluster.compare("without");
      expect(await without.ended).toMatchObject({ code: 0 });
      expect(cluster.index("without")).toBe(index);
      expect(worker.stderr().split(" is done in ").length - 1).toBe(2 * runs.length);
      expect(await cluster.left()).toEqual([]);
    } finally { await cluster.end(); }
  });

  it("are given back by a worker that is told to stop", async () => {
    const cluster = made();
    try {
      const first = cluster.worker("first");
      const compare = cluster.compare("out");
      await cluster.finished("out", 1);
      await cluster.computing();
      first.child.kill("SIGTERM");
      expect(await first.ended).toMatchObject({ code: 0 });
      expect(first.stderr()).toContain("is given back.");
      // At once, without waiting for a lock to expire.
      expect(await redis.client.llen(`${PREFIX}:${queueOf(engineVersion)}:active`)).toBe(0);
      cluster.worker("second");
      expect(await compare.ended).toMatchObject({ code: 0 });
      expect(compare.stderr()).not.toContain("died or froze");
      expect(cluster.index("out")).toBe(index);
    } finally { await cluster.end(); }
  });

  it("leave the queue when the comparison is broken off", async () => {
    const cluster = made();
    try {
      const compare = cluster.compare("out");
      await until(() => compare.stderr().includes("No worker is there."), PATIENCE);
      compare.child.kill("SIGINT");
      expect(await compare.ended).toMatchObject({ code: 130 });
      expect(await cluster.left()).toEqual([]);
      cluster.worker("worker");
      expect(await cluster.compare("out").ended).toMatchObject({ code: 0 });
      expect(cluster.index("out")).toBe(index);
    } finally { await cluster.end(); }
  });

  it("end with the comparison that is broken off while Redis is away", async () => {
    const cluster = made();
    try {
      const compare = cluster.compare("out"), worker = cluster.worker("worker");
      await cluster.finished("out", 1);
      await redis.kill();
      for (const { stderr } of [compare, worker]) await until(() => stderr().includes("is away; waiting for it."), PATIENCE);
      for (const { child } of [compare, worker]) child.kill("SIGINT");
      expect(await compare.ended).toMatchObject({ code: 130, signal: null });
      expect(await worker.ended).toMatchObject({ code: 0, signal: null });
      expect(cluster.runs("out").every((name) => /^[0-9a-f]{12}$/.test(name))).toBe(true);
      await redis.restart();
      cluster.worker("next");
      expect(await cluster.compare("out").ended).toMatchObject({ code: 0 });
      expect(cluster.index("out")).toBe(index);
    } finally { await cluster.end(); }
  });

  it("lists a cell that no worker has the memory for, and computes the others", async () => {
    const folder = folderWith({ "plain.yaml": SCENARIO }), cluster = new Cluster(redis, folder);
    try {
      cluster.worker("small", "--memory", "100MB");
      // What is not confirmed is kept: three million transactions, or none.
      const { code, stderr } = await start(folder, ["compare", "plain.yaml", "--set", "load.rate=50000/s", "--vary", "ledger.delay=0s,1d", "--replications", "1", "--out", "small", "--redis", redis.url, "--lock", "1500ms"]).ended;
      expect(code).toBe(1);
      expect(stderr).toContain("The run needs more than the 95 MB that each thread may have.");
      expect(cluster.runs("small")).toHaveLength(1);
    } finally { await cluster.end(); }
  }, 1000 * PATIENCE);

  it("that are too large for one worker are left to a larger one", async () => {
    const cluster = made(), folder = cluster.folder;
    try {
      const small = cluster.worker("small", "--memory", "100MB");
      await until(() => small.stderr().includes("It takes cells"), PATIENCE);
      const compare = start(folder, ["compare", "plain.yaml", "--set", "load.rate=50000/s", "--vary", "ledger.delay=0s,1d", "--replications", "1", "--out", "larger", "--redis", redis.url, "--lock", "1500ms"]);
      await cluster.computing();
      const large = cluster.worker("large", "--memory", "4GB");
      await until(() => large.stderr().includes("It takes cells"), PATIENCE);
      expect(await compare.ended).toMatchObject({ code: 0 });
      expect(large.stderr()).toContain("cell 1, replication 1 is done");
    } finally { await cluster.end(); }
  });
});
