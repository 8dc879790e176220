import type { Connector } from '../connector.ts'
import { check, followers } from './check.ts'
import { manifest } from './manifest.ts'
import { amend, figures, find, publish, verify, withdraw } from './publish.ts'
import { receive } from './receive.ts'
import { findReply, reply, replyOptions } from './reply.ts'

/** An account of any server that speaks Mastodon's API: its posts, what answers or mentions it. */
export const mastodon: Connector = {
  manifest,
  check,
  followers,
  figures,
  receive,
  publish,
  find,
  verify,
  amend,
  withdraw,
  replyOptions,
  reply,
  findReply,
}
