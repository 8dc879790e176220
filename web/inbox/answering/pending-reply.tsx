import { CircleAlert, CircleCheck, CircleQuestionMark, LoaderCircle } from 'lucide'
import type { ReplyShape } from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NewTab } from '../../components/new-tab.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { near } from '../../format.ts'
import { useAction } from '../../resource.ts'
import { may } from '../../session.ts'
import { inboxMessages } from '../messages.ts'
import { Attachment } from './attachment.tsx'
import { answeringMessages } from './messages.ts'
import type { Seen } from './use-answered-since.ts'

const looks = {
  sending: { icon: LoaderCircle, color: 'text-muted' },
  sent: { icon: CircleCheck, color: 'text-success' },
  failed: { icon: CircleAlert, color: 'text-error' },
  unconfirmed: { icon: CircleQuestionMark, color: 'text-warning' },
}

type PendingReplyProps = {
  reply: Spoken<ReplyShape>
  /** What is on the screen, so that it is not sent again beside an answer that nobody has read. */
  seen: Seen
  url: string | null
  /** Whether it goes elsewhere than where the message that it answers is. */
  isAside: boolean
  /** Whether that message can still be answered that way. */
  canRetry: boolean
  onDone: () => Promise<void>
  /** Takes it back, as long as it has not left. */
  onTakeBack: () => Promise<void>
}

/** An answer written here that the network has not confirmed: on its way, sent, failed, unknown. */
export function PendingReply({
  reply,
  seen,
  url,
  isAside,
  canRetry,
  onDone,
  onTakeBack,
}: PendingReplyProps) {
  const action = useAction()
  const t = inboxMessages()
  const { icon, color } = looks[reply.state]
  const isFailed = reply.state === 'failed'
  return (
    <article class="flex flex-col items-end">
      <p class="mb-1 text-sm">
        <span class="font-semibold">{t.us(reply.author)}</span>{' '}
        <span class="text-muted">{near(reply.createdAt)}</span>
      </p>
      <div
        class={`max-w-[92%] rounded-box border px-4 py-2.5 sm:max-w-[80%] ${
          isFailed ? 'border-error' : 'border-transparent'
        } bg-wash`}
      >
        <p class="whitespace-pre-line">{reply.text}</p>
        {reply.files.map(({ name, bytes }) => (
          <Attachment
            key={name}
            attachment={{ type: '', url: null, name, bytes, small: null, kept: false }}
            at={null}
          />
        ))}
      </div>
      <p class={`mt-1 inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}>
        <Icon of={icon} size={16} />
        {reply.leavesAt === null
          ? t.replyStates[reply.state]
          : answeringMessages().answering.leavesSoon}
      </p>
      {isAside && <p class="text-muted text-sm">{answeringMessages().answering.privately}</p>}
      {reply.holding && <p class="text-muted text-sm">{t.holding}</p>}
      {reply.reason && <p class="max-w-prose text-end text-sm">{reply.reason}</p>}
      <ProblemNotice problem={action.problem} />
      <div class="mt-1 flex flex-wrap justify-end gap-3">
        {reply.state === 'unconfirmed' && url && (
          <NewTab class="text-sm" href={url}>
            {t.lookThere}
          </NewTab>
        )}
        {reply.leavesAt !== null && may('messages.answer') && (
          <BusyButton
            busy={action.busy}
            class="btn btn-sm"
            onClick={() => void action.run(onTakeBack)}
          >
            {answeringMessages().answering.takeBack}
          </BusyButton>
        )}
        {isFailed && canRetry && may('messages.answer') && (
          <BusyButton
            busy={action.busy}
            class="btn btn-sm"
            onClick={() =>
              void action.run(async () => {
                try {
                  await api('POST /replies/:id/retry', { param: { id: reply.id }, json: seen })
                } finally {
                  await onDone()
                }
              })
            }
          >
            {t.retry}
          </BusyButton>
        )}
      </div>
    </article>
  )
}
