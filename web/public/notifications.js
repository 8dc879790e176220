// Shows no page and keeps nothing: browsers of telephones show notifications of a service worker only.
self.addEventListener('notificationclick', event => {
  event.notification.close()
  const { href } = event.notification.data
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(async ([open]) => {
      if (open === undefined) return await self.clients.openWindow(href)
      await open.focus()
      return await open.navigate(href)
    }),
  )
})
