import type { Connector } from '../connector.ts'
import { check, followers } from './check.ts'
import { manifest } from './manifest.ts'
import { figures, find, findReply, publish, reply, verify, withdraw } from './publish.ts'
import { receive } from './receive.ts'

/** An account on Bluesky, on whatever server it lives: its posts, what answers, mentions or quotes it. */
export const bluesky: Connector = {
  manifest,
  check,
  followers,
  figures,
  receive,
  publish,
  find,
  verify,
  withdraw,
  reply,
  findReply,
}
