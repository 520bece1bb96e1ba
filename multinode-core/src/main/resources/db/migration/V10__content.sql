-- Elements as packages carry them. A path is a JSON array of folder names.

create table content_elements (
  type varchar(100) not null,
  id varchar(200) not null,
  name varchar(500) not null,
  version varchar(100) not null,
  path varchar not null,
  description text not null,
  hash varchar(64) not null,
  data ${bytes} not null,
  primary key (type, id)
);

create index content_elements_name on content_elements (type, name);

create table content_members (
  type varchar(100) not null,
  id varchar(200) not null,
  name varchar(200) not null,
  data ${bytes} not null,
  primary key (type, id, name),
  foreign key (type, id) references content_elements (type, id) on delete cascade
);

-- what a workflow was before it was changed or deleted: its runs go on with it
create table content_versions (
  type varchar(100) not null,
  id varchar(200) not null,
  hash varchar(64) not null,
  data ${bytes} not null,
  primary key (type, id, hash)
);

create table content_categories (
  id varchar(36) not null primary key,
  type varchar(100) not null,
  path varchar not null
);

create index content_categories_type on content_categories (type);

create table content_packages (
  name varchar(500) not null primary key,
  id varchar(200) not null,
  description text not null
);

-- a package may list elements that are not here
create table content_package_elements (
  package varchar(500) not null references content_packages (name) on delete cascade,
  type varchar(100) not null,
  id varchar(200) not null,
  ordinal integer not null,
  primary key (package, type, id)
);

create index content_package_elements_key on content_package_elements (type, id);

-- one row; every change raises the number and, by its lock, waits for the change before it
create table content_revision (
  revision bigint not null
);

insert into content_revision (revision) values (1);
