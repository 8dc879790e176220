import { nextTurn } from '../../../platform/event-loop.ts'
import type { Port, ReportPreview } from '../../connector.ts'
import { orFailure } from '../../network/error.ts'
import { asksForCaller, reportRulesIn, senderSought } from '../../rules/report-rule.ts'
import { addressReader } from '../addresses.ts'
import { describe, readTexts } from '../fetching.ts'
import { foldersOf } from '../folder/folders.ts'
import { mailOf } from '../mail.ts'
import { folderOpened, withMailbox } from '../session.ts'
import { reportOf, threadIdOf } from './report.ts'

/** So many mails of the tools are looked at in each folder, the newest. */
const mostMails = 200
const mostRows = 10

/**
 * What the rules of a configuration would make of what the mailbox has of these tools, whatever was read
 * of it; nothing there changes.
 */
export const previewReports: Port['previewReports'] = async call => {
  const rules = reportRulesIn(call.config.reports)
  const none = { kind: 'preview' as const, mails: 0, reports: 0, closed: 0, waiting: 0, rows: [] }
  if (rules.length === 0) return none
  return await orFailure(call, () =>
    withMailbox(call, async ({ imap, own }) => {
      const reader = await addressReader()
      const { folders } = await foldersOf(imap, call)
      // The texts are asked for where one may name who called, and not for reports.
      const namesCallers = rules.some(asksForCaller)
      const or = rules.map(rule => ({ from: senderSought(rule) }))
      const rows: ReportPreview['rows'] = []
      /** By report: whether the last that was said of it ended it. */
      const last = new Map<string, { at: number; isEnd: boolean }>()
      let mails = 0
      for (const { path, role } of folders) {
        if (role !== 'incoming') continue
        using _folder = await folderOpened(imap, path, { readOnly: true })
        const uids = (await imap.search({ or }, { uid: true })) || []
        const newest = uids.toSorted((a, b) => a - b).slice(-mostMails)
        const all = await describe(imap, newest)
        const texts = await readTexts(imap, namesCallers ? all : [])
        for (const described of all) {
          const mail = mailOf(described, 'incoming', own, reader)
          if (mail === null) continue
          mails++
          // Anyone who means harm writes rules and subjects that take a millisecond a mail.
          await nextTurn()
          const report = reportOf(rules, mail, texts.get(described.uid) ?? '')
          const { subject, sentAt } = mail
          const kind = report?.kind ?? null
          const tool = report?.rule.tool ?? null
          const isCall = report?.by === 'number'
          const reference = report?.reference ?? null
          rows.push({ subject, sentAt, kind, tool, reference, ...(isCall && { isCall }) })
          if (report === null) continue
          const id = threadIdOf(report, mail)
          const before = last.get(id)
          if (before && before.at > sentAt) continue
          last.set(id, { at: sentAt, isEnd: kind === 'closes' })
        }
      }
      const closed = [...last.values()].filter(({ isEnd }) => isEnd).length
      return {
        kind: 'preview' as const,
        mails,
        reports: last.size,
        closed,
        waiting: last.size - closed,
        rows: rows.sort((a, b) => b.sentAt - a.sentAt).slice(0, mostRows),
      }
    }),
  )
}
