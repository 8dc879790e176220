import type { Connector } from '../connector.ts'
import { authorization, login } from './access/authorization.ts'
import { renewal } from './access/renewal.ts'
import { attachment } from './attachment.ts'
import { check } from './check.ts'
import { manifest } from './manifest.ts'
import { receive } from './receive.ts'
import { findReply, reply, replyOptions } from './reply.ts'
import { previewReports } from './reports.ts'
import { watch } from './watch.ts'

/** A mailbox that has no IMAP. */
export { lasuite } from './lasuite/index.ts'

/** A mailbox at any server: IMAP to read, SMTP to answer. */
export const mailbox: Connector = {
  manifest,
  check,
  receive,
  watch,
  renewal,
  authorization,
  login,
  previewReports,
  replyOptions,
  reply,
  findReply,
  attachment,
}
