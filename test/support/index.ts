// What tests share. Import it as '@interstice/test-support'.
export { createTestDatabase, type TestDatabase } from './test-database.js';
export {
  describeWithBrowser,
  describeWithRedis,
  describeWithReferenceData,
  testRedisUrl,
} from './outside-parts.js';
export { eventually } from './eventually.js';
export { LiveScreen, type LiveEvent } from './live-screen.js';
export { startProduct, type Product, type ProductOptions } from './product.js';
export { ProductProcess, type Ended } from './product-process.js';
export { makeDataFolder, npmStart, type StartedProduct } from './npm-start.js';
export { openTestClinic, pftFact, symptomFact, type TestClinic } from './test-clinic.js';
