import { UserRound } from 'lucide'
import { Fragment } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { capital } from '../../server/language/typeset.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Loaded, Page } from '../components/page.tsx'
import { Where } from '../components/where.tsx'
import { list } from '../format.ts'
import { messages } from '../language.ts'

import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { forWhom } from '../session.ts'
import { inboxMessages } from './messages.ts'
import { postOf } from './post-card.tsx'
import { isAnsweredElsewhere, OriginalLink, Thread } from './thread.tsx'

type ConversationProps = { id: number; kept: string; onChanged: () => void }

export function Conversation({ id, kept, onChanged }: ConversationProps) {
  const resource = useResource(
    `conversation ${id}`,
    () => api('GET /conversations/:id', { param: { id } }),
    ['messages'],
    true,
  )
  const data = resource.data
  // What was another conversation goes on in an older one, and has its address from now on.
  const { route } = useLocation()
  const at = data?.id ?? id
  useLayoutEffect(() => {
    if (at !== id) route(paths.conversation(at) + kept, true)
  }, [at, id, kept, route])
  const isKnown = data !== null
  useEffect(() => {
    if (isKnown) void import('../alerts/notification.ts').then(all => all.closeNotifications(at))
  }, [isKnown, at])
  const title = data === null ? inboxMessages().oneTitle : titleOf(data)
  const change = (changed: Spoken<ConversationShape>) => {
    resource.replace(changed)
    onChanged()
  }
  return (
    <Page
      title={title}
      back={{ href: paths.messages + kept, label: inboxMessages().back }}
      lead={
        data && (
          <>
            <Where visibility={data.visibility} channelName={data.channelName} />{' '}
            {data.unlikely && <UnlikelyMark />}{' '}
            {data.inCharge !== null && (
              <span class="inline-flex items-center gap-1.5">
                <Icon of={UserRound} size={16} />
                {capital(forWhom(data.inCharge))}
              </span>
            )}
            <Addresses people={data.people} />
          </>
        )
      }
      actions={
        data?.url &&
        postOf(data) === null &&
        !isAnsweredElsewhere(data) && <OriginalLink url={data.url} />
      }
    >
      <Loaded resource={resource} lines={6}>
        {loaded => (
          <Thread conversation={loaded} kept={kept} onChange={change} onSent={resource.reload} />
        )}
      </Loaded>
    </Page>
  )
}

/** The people who wrote, whom one answers: three of them at most. */
function titleOf({ authors, subject, visibility }: Spoken<ConversationShape>): string {
  const others = authors.length - 2
  if (others > 1) return list([...authors.slice(0, 2), inboxMessages().otherPeople(others)])
  if (authors.length > 0) return list(authors)
  return (visibility === 'private' ? subject : null) ?? messages.value.residents.someone
}

/** Those by which people who wrote can be reached, where their channel knows them by one. */
function Addresses({ people }: Pick<Spoken<ConversationShape>, 'people'>) {
  const known = new Set(people.flatMap(({ address }) => address ?? []))
  if (known.size === 0) return null
  return (
    <span class="block wrap-anywhere text-base">
      {[...known].map((address, at) => (
        <Fragment key={address}>
          {at > 0 && ', '}
          {/^\+?[\d ]+$/.test(address) ? (
            <a class="text-link" href={`tel:${address.replaceAll(' ', '')}`}>
              {address}
            </a>
          ) : (
            address
          )}
        </Fragment>
      ))}
    </span>
  )
}

/** Says of somebody who waits that most probably no answer is wanted. */
function UnlikelyMark() {
  return <span class="badge badge-outline badge-sm">{messages.value.residents.unlikely}</span>
}
