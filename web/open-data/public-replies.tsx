import type { PublicRepliesShape } from '../../server/open-data/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { period } from '../format.ts'
import { delaysAddress } from '../reply-times/address.ts'
import { may } from '../session.ts'
import { openDataMessages } from './messages.ts'

/** Whether everybody sees how fast the mairie answers, and what they see, before it is decided. */
export function PublicReplies() {
  const t = openDataMessages()
  const shown = useApi('GET /commune/public-replies', ['commune', 'messages'])
  return (
    <Section title={t.title} class="mt-10">
      <p class="mb-4 max-w-prose">{t.lead}</p>
      <Loaded resource={shown} lines={4}>
        {replies => <Preview replies={replies} onChange={shown.replace} />}
      </Loaded>
    </Section>
  )
}

type Props = { replies: PublicRepliesShape; onChange: (replies: PublicRepliesShape) => void }

function Preview({ replies, onChange }: Props) {
  const t = openDataMessages()
  const { isPublic, sentence, picture, from, to, address, code } = replies
  async function turn(): Promise<void> {
    onChange(await api('PUT /commune/public-replies', { json: { isPublic: !isPublic } }))
    say(isPublic ? t.nowHidden : t.nowShown)
  }
  return (
    <div class="sheet flex max-w-2xl flex-col items-start gap-4 p-5">
      <p>{isPublic ? t.shown : t.hidden}</p>
      <p lang="fr" class="serif text-xl">
        {sentence}
      </p>
      <img src={`data:image/svg+xml,${encodeURIComponent(picture)}`} alt="" class="max-w-full" />
      <p class="text-muted text-sm">
        {t.weekly(period(from, to))}{' '}
        <a
          class="text-link"
          href={delaysAddress({ from, to, channel: null, exclusions: 'applied' })}
        >
          {t.inDetail}
        </a>
      </p>
      {isPublic && (
        <div class="w-full">
          <p class="mb-2 font-semibold">{t.code}</p>
          <code class="block break-all rounded-field bg-base-200 p-3 text-sm">{code}</code>
          <div class="mt-2 flex flex-wrap items-center gap-2">
            <CopyButton text={code} what={t.codeWhat} />
            <a class="text-link" href={address} target="_blank" rel="noopener">
              {t.openPage}
            </a>
          </div>
        </div>
      )}
      {!isPublic && may('commune.write') && <p class="text-sm">{t.alone}</p>}
      {may('commune.write') && (
        <ActionButton class={isPublic ? 'btn' : 'btn btn-primary'} act={turn}>
          {isPublic ? t.hide : t.show}
        </ActionButton>
      )}
    </div>
  )
}
