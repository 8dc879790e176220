/** One tab at a time. Where there are no locks, there are no notifications either. */
export async function alone(lock: string, act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return await act()
  await navigator.locks.request(lock, act)
}
