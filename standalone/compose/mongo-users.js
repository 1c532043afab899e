// Runs once, when MongoDB makes its first files: one user for each service, who sees that service's database alone.
for (const service of ['course', 'enrollment', 'notification', 'gateway']) {
  const database = service === 'gateway' ? 'gateway' : service + '-service';
  db.getSiblingDB('admin').createUser({
    user: service,
    pwd: process.env[service.toUpperCase() + '_MONGO_PASSWORD'],
    roles: [{ role: 'readWrite', db: database }],
  });
}
