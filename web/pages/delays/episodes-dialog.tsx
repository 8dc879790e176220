import type { EpisodeShape } from '../../../server/shapes/conversation.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EpisodeTable } from '../../components/episode-table.tsx'
import { words } from '../../i18n/index.ts'
import { type ListKey, listOf } from './lists.ts'

/** The list behind a figure. */
export function EpisodesDialog(props: {
  list: ListKey
  episodes: readonly EpisodeShape[]
  onClose: () => void
}) {
  const { list, episodes, onClose } = props
  const t = words.value.delays
  const shown = listOf(episodes, list)
  return (
    <Dialog title={t.lists[list]} onClose={onClose} wide>
      <p class="mb-3 text-muted">{t.listCount(shown.length)}</p>
      {shown.length > 0 && <EpisodeTable episodes={shown} />}
    </Dialog>
  )
}
