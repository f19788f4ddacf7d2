/** What users do wrong with Redis, told in sentences. */
import { describe, expect, it, afterAll, beforeAll } from "vitest";
import { parseRedisUrl, withoutPassword } from "../../src/experiment/node/redis/address.js";
import { connect } from "../../src/experiment/node/redis/connect.js";
import { paceOf } from "../../src/experiment/node/redis/job.js";
import { WorkerHost } from "../../src/experiment/node/redis/worker-host.js";
import { folderWith, start, tanglewood, until } from "../cli/command.js";
import { Cluster, PATIENCE, SCENARIO } from "./cluster.js";
import { haveRedis, RedisServer } from "./redis-server.js";

/** Refuses to find the optional packages, as where they are not installed. */
const WITHOUT = `data:text/javascript,${encodeURIComponent(`
  import { register } from "node:module";
  register("data:text/javascript," + encodeURIComponent(\`export async function resolve(name, context, next) {
    if (name === "bullmq" || name === "ioredis") throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
    return next(name, context);
  }\`));`)}`;

describe("without Redis", () => {
  it("says that nothing listens, with the address and without the password", async () => {
    const { code, stderr } = await tanglewood(folderWith({ "plain.yaml": SCENARIO }), "compare", "plain.yaml", "--vary", "load.rate=1/s,2/s", "--redis", "redis://:secret@127.0.0.1:1");
    expect(code).toBe(1);
    expect(stderr).toContain("Redis at redis://:…@127.0.0.1:1 cannot be reached: nothing listens at this address.");
    expect(stderr).not.toContain("secret");
    expect(stderr).not.toContain("    at ");
  });

  it("refuses what is no address of Redis, and shows no password", () => {
    expect(() => parseRedisUrl("http://localhost")).toThrow('"http://localhost" does not begin with redis:// or rediss://');
    expect(() => parseRedisUrl("localhost:6379")).toThrow("does not begin with");
    expect(() => parseRedisUrl("redis://")).toThrow("names no host");
    expect(() => parseRedisUrl("redis://host/people")).toThrow('"/people" is not the number of a database');
    expect(parseRedisUrl("rediss://user:p%40ss@host:6380/2").port).toBe("6380");
    expect(withoutPassword("compare city --redis redis://user:a@b:c@host:1/0 --yes")).toBe("compare city --redis redis://user:…@host:1/0 --yes");
  });

  it("runs without the optional packages, and names the command that installs them where they are asked for", async () => {
    const folder = folderWith({ "plain.yaml": SCENARIO }), env = { NODE_OPTIONS: `--import=${WITHOUT}` };
    expect(await start(folder, ["run", "plain.yaml"], env).ended).toMatchObject({ code: 0 });
    const { code, stderr } = await start(folder, ["worker", "--redis", "redis://localhost"], env).ended;
    expect(code).toBe(1);
    expect(stderr).toContain("npm install bullmq@6 ioredis@6");
  });
});

const have = await haveRedis();

describe.skipIf(!have)("with Redis", () => {
  let redis: RedisServer;
  beforeAll(async () => { redis = await RedisServer.start(["--maxmemory-policy", "allkeys-lru"], "right"); });
  afterAll(async () => { await redis?.stop(); });

  it("says that the password is wrong, or missing", async () => {
    const told: string[] = [], tell = (sentence: string): void => { told.push(sentence); };
    await expect(connect(redis.url.replace("right", "wrong"), tell)).rejects.toThrow(/Redis at redis:\/\/:…@127.0.0.1:\d+ refuses the user name or the password/);
    await expect(connect(redis.url.replace(":right@", ""), tell)).rejects.toThrow(/wants a password/);
    await expect(connect(`${redis.url}/99`, tell)).rejects.toThrow(/no database of that number/);
    expect(told).toEqual([]);
  });

  it("warns of a Redis that may forget", async () => {
    const told: string[] = [];
    (await connect(redis.url, (sentence) => told.push(sentence))).close();
    expect(told.join()).toContain("maxmemory-policy allkeys-lru");
  });

  it("leaves cells to workers of their own engine, and says so on both sides", async () => {
    const told: string[] = [], folder = folderWith({ "plain.yaml": SCENARIO });
    const connection = await connect(redis.url, () => {});
    const stop = new AbortController();
    const host = new WorkerHost({ connection, engine: "99.0.0", name: "later", threads: 1, memory: 1e9, folder, pace: paceOf(1_000), shared: undefined, tell: (sentence) => told.push(sentence) });
    const working = host.run(stop.signal, 0);
    const cluster = new Cluster(redis, folder), compare = cluster.compare("out");
    try {
      await until(() => /No worker of engine \S+ is there: the only one is of 99\.0\.0 and leaves these cells to others\./.test(compare.stderr()), PATIENCE);
      await until(() => told.some((sentence) => /is computed by engine \S+; this worker is of 99\.0\.0 and refuses its cells/.test(sentence)), PATIENCE);
      compare.child.kill("SIGINT");
      expect(await compare.ended).toMatchObject({ code: 130 });
      expect(await cluster.left()).toEqual([]);
    } finally {
      stop.abort();
      await working;
      connection.close();
      await cluster.end();
    }
  }, 1000 * PATIENCE);
});
