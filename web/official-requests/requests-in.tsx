import { useApi } from '../api.ts'
import { RequestCard } from './request-card.tsx'

/** What of a conversation stands in the register of official requests; nothing where nothing does. */
export default function RequestsIn({ conversation }: { conversation: number }) {
  const known = useApi('GET /official-requests', ['messages'], { query: { conversation } })
  const requests = known.data?.requests ?? []
  if (requests.length === 0) return null
  return (
    <ul class="mb-5 flex flex-col gap-3">
      {requests.map(request => (
        <li key={request.id} class="sheet p-4">
          <RequestCard request={request} kept={null} onChange={known.reload} />
        </li>
      ))}
    </ul>
  )
}
