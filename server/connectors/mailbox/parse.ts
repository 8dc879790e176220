import type { IncomingConversation, IncomingMessage, MailPlace } from '../connector.ts'
import type { Report } from '../rules/report-rule.ts'
import { contactOf } from './addresses.ts'
import { bytesOf, type Leaf } from './body.ts'
import { withoutOurQuote } from './compose.ts'
import { fingerprint, type Mail } from './mail.ts'
import { withoutQuoted } from './quoted.ts'
import { linkIn, reporterOf, threadIdOf } from './reports.ts'
import { mailboxSentences as says } from './sentences.ts'
import { answersBy, forwardsBy, plainSubject, subjectKey } from './subject.ts'

type Thread = Omit<IncomingConversation, 'messages'>

/** Under so many signs a text may need its subject to be understood. */
const shortText = 80

/**
 * A mail as a message of a conversation with one person. Which that is is found where it is taken in, by what
 * the mail names (messages/place-mails.ts): until then it has one of its own.
 */
export function messageIn(
  mail: Mail,
  text: string,
  files: readonly Leaf[],
): { thread: Thread; message: IncomingMessage } {
  const { citizen, direction, remoteId } = mail
  const person = { remoteId: contactOf(citizen.address), name: citizen.name }
  return {
    thread: {
      remoteId: `${mail.messageId ?? remoteId} ${citizen.address}`,
      visibility: 'private',
      subject: plainSubject(mail.subject) || null,
      url: null,
      citizen: person,
    },
    message: {
      remoteId,
      parentRemoteId: null,
      direction,
      author: direction === 'inbound' ? person : null,
      text: saidIn(mail, text),
      attachments: files.map(file => ({
        type: file.type,
        url: null,
        name: file.name,
        bytes: bytesOf(file),
      })),
      mentions: [],
      url: null,
      sentAt: mail.writtenAt ?? mail.sentAt,
      ...(mail.writtenAt !== null &&
        mail.inReplyTo !== null && { late: { copiedAt: mail.sentAt, answers: mail.inReplyTo } }),
      automatic: mail.automatic,
      hidden: false,
      final: true,
      mail: placeOf(mail),
    },
  }
}

/** So many ids of a long thread tell where it belongs; a line may name thousands. */
const mostNames = 50

function placeOf(mail: Mail): MailPlace {
  const { messageId, inReplyTo, references, subject, direction, recipients } = mail
  // What a program names last is what it answers: some write nothing else there.
  const named = [...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()]
  const names = [...new Set(named)].slice(0, mostNames)
  const key = subjectKey(subject)
  const isAnswer = direction === 'outbound' || answersBy(subject) || forwardsBy(subject)
  return {
    id: messageId,
    names,
    // It is compared, and never shown: nobody's words are kept twice.
    subject: key === null ? null : fingerprint([key]),
    answers: names.length === 0 && isAnswer && !mail.automatic,
    recipients: recipients.map(({ address, name }) => ({ remoteId: contactOf(address), name })),
  }
}

/**
 * A mail by which another tool tells of a report: of a new one, somebody waits, whatever wrote it; one
 * that ends it is the answer, given in that tool. What the mairie wrote about it is an answer like any.
 */
export function messageOfReport(
  mail: Mail,
  report: Report,
  text: string,
  files: readonly Leaf[],
): { thread: Thread; message: IncomingMessage } {
  const { thread, message: ofMail } = messageIn(mail, text, files)
  const { mail: _place, ...message } = ofMail
  const isInbound = mail.direction === 'inbound'
  const isEnd = isInbound && report.kind === 'closes'
  const url = isInbound ? linkIn(report, text) : null
  const person = isInbound ? reporterOf(report, mail) : null
  const { citizen: _, ...seed } = thread
  return {
    thread: {
      ...seed,
      remoteId: threadIdOf(report, mail),
      // What it is called by is what began it.
      subject: isInbound && !isEnd ? thread.subject : null,
      url,
      ...(person && { citizen: person }),
    },
    message: {
      ...message,
      url,
      automatic: isInbound ? false : message.automatic,
      ...(isInbound && { author: person }),
      ...(isEnd && {
        direction: 'outbound',
        author: null,
        text: `${says.doneIn(report.rule.tool).fr}\n\n${message.text}`,
      }),
    },
  }
}

/** What it says that is not said elsewhere; a question may be all in the subject. */
function saidIn(mail: Mail, text: string): string {
  const { direction, subject, inReplyTo, references } = mail
  const own = direction === 'outbound' ? withoutOurQuote(mail.messageId, text) : null
  if (own !== null) return own
  const isAnswer = inReplyTo !== null || references.length > 0 || answersBy(subject)
  const said = isAnswer && !forwardsBy(subject) ? withoutQuoted(text) : text
  const heading = plainSubject(subject)
  const isPlain = direction === 'outbound' || isAnswer || heading === ''
  if (isPlain || said.length >= shortText || said.includes(heading)) return said
  return `${heading}\n\n${said}`.trim()
}
