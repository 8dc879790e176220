import type { Connector } from '../../connector.ts'
import { check } from './check.ts'
import { manifest } from './manifest.ts'
import { receive } from './receive.ts'
import { reply, replyOptions } from './reply.ts'
import { webhook } from './webhook.ts'

/**
 * A mailbox at Messages, of La Suite territoriale, which has no IMAP: mails come by its webhook, and answers
 * leave by its API. The rest is the mailbox's. Read on 30 November 2026 in github.com/suitenumerique/messages,
 * of files as they stood at the commits that are named:
 * - no key reads anything: scopes are `metrics:read`, `mailboxes:read` (of the whole installation alone),
 *   `messages:send` and `maildomains:create` (src/backend/core/enums.py; `messages:read` is but planned), so
 *   there is nothing to poll, no earlier mail, no file of a mail to ask for, and no copy of what was sent;
 * - no trigger tells of what is sent (`message.sent` is planned): what people answer in Messages is not seen.
 */
export const lasuite: Connector = { manifest, check, receive, replyOptions, reply, webhook }
