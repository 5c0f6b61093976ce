// What tests share. Import it as '@interstice/test-support'.
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { testRedisUrl, describeWithRedis, describeWithReferenceData } from './outside-parts.js';
export { eventually } from './eventually.js';
