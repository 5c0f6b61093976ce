#!/bin/bash
# Run once by the PostgreSQL image on an empty data volume, as its superuser, after 10-roles.sql.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$INTERSTICE_OWNER_PASSWORD" \
  --set app_password="$INTERSTICE_APP_PASSWORD" \
  --set worker_password="$INTERSTICE_WORKER_PASSWORD" <<'SQL'
ALTER ROLE interstice_owner PASSWORD :'owner_password';
ALTER ROLE interstice_app PASSWORD :'app_password';
ALTER ROLE interstice_worker PASSWORD :'worker_password';
CREATE DATABASE interstice OWNER interstice_owner;
REVOKE ALL ON DATABASE interstice FROM PUBLIC;
GRANT CONNECT ON DATABASE interstice TO interstice_app, interstice_worker;
SQL
