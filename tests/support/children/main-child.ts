/** The server as `server/run.mjs` starts it, from where its process is made for it. */
process.umask(0o077)
await import('../../../server/main.ts')
