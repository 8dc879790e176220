/** What columns hold. Instants are milliseconds UTC. */
export type Instant = number
/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1
/** Text that holds T. */
export type Json<_T> = string
