/**
 * A link to each exercise as the first version of the page gave it, with the digest of its run: whatever becomes of the
 * page, it opens the same run.
 */
export const links: readonly (readonly [exercise: string, query: string, digest: string])[] = [
  ['calibration-lookup', 'maxsize=9', 'cc52176252bab392'],
  ['ttl-expiry', 'ttl_s=60', 'b3946f1521a06711'],
  ['alert-flood', 'records=100000', 'e54b6e8cf0f7814d'],
  ['memory-budget', 'record_bytes=200', '64b3272fc0c98517'],
  ['bounded-containers', 'consumers=3', 'db4a2a15fedef904'],
  ['memoize', 'maxsize=3', '3b257418e7448591'],
  ['key-identity', 'typed=true', '4b794d964066b4c8'],
  ['leak-hunt', 'suspect=event_log&first_snapshot_h=0.75&second_snapshot_h=2&repair=bounded', '2519a6445da231e8'],
  ['streaming-sum', 'chunk=1000', 'd0ee00c005c2fe8d'],
  ['cached-stage', 'mode=method-cache&maxsize=1000&rebuild_every=250', '772fe3ae4dc2b092'],
  ['cache-safety', 'sample=none', '404dda8951098478'],
  ['memory-watch', 'pipeline=freed', '47676e673d995817'],
  ['layers', 'when_down=fail', '457565ce5acbf039'],
  ['persistent-cache', 'medium=memory', 'd9a3175c03ca6f1c'],
  ['write-strategies', 'strategy=read-through', '7dbb7adc5dfd1487'],
  ['invalidation', 'strategy=ttl', '1e08f68fdab2343c'],
  ['stampede', 'strategy=single-flight', '1f9c07c229e9f190'],
  ['tiered-cache', 'maxsize=0', '741ca36a728dd7c1'],
  ['anti-patterns', 'admit=second-miss&limit_kb=none', '8b1ae51042ec1720'],
  ['eviction-race', 'policy=sieve', 'ade7f7fdc1c4c045'],
  ['miss-ratio-curve', 'maxsize=2000', 'e01299ad87bf0854'],
];
