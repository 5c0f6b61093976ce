/** Under these names Nest hands out what is not a class of ours. */
export const API_CONFIG = Symbol('ApiConfig');
export const LOGGER = Symbol('Logger');
