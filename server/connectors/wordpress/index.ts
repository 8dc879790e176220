import type { Connector } from '../connector.ts'
import { check } from './check.ts'
import { isChosen } from './event.ts'
import { manifest } from './manifest.ts'
import { amend, figures, find, publish, verify, withdraw } from './publish.ts'
import { receive } from './receive.ts'
import { findReply, hide, reply } from './reply.ts'

/** A site that runs WordPress: its posts and events, and what readers comment under them. */
export const wordpress: Connector = {
  manifest,
  check,
  figures,
  receive,
  takesEvent: isChosen,
  publish,
  find,
  verify,
  amend,
  withdraw,
  reply,
  findReply,
  hide,
}
