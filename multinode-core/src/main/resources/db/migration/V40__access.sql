create table users (
  name varchar(200) not null primary key,
  password_hash varchar(500) not null,
  role varchar(20) not null,
  created_at timestamp with time zone not null
);

-- only hashes: whoever reads this table can log in as nobody
create table access_tokens (
  hash varchar(64) not null primary key,
  user_name varchar(200) not null references users (name) on delete cascade,
  kind varchar(20) not null,
  label varchar(200) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create index access_tokens_expires on access_tokens (expires_at);
