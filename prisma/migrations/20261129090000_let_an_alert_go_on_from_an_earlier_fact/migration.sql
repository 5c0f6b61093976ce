-- What names an alert about blood or a drug is where its story begins, and that moves with a result entered late (B-01, B-07).
GRANT UPDATE (key) ON alert TO interstice_worker;
