export {
  Database,
  type DatabaseOptions,
  type PrismaTransaction,
  type QueryFn,
  type UserContext,
} from './database/database.js';
export type { ConnectionOptions, Timeouts } from './database/connection-pool.js';
export { DatabaseModule, type DatabaseModuleAsyncOptions } from './database/database.module.js';
export { sqlState, uniqueViolation } from './database/database-errors.js';
export { ServiceBusyError } from './database/service-busy-error.js';
