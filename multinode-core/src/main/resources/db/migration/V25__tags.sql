-- Tags that scripts give to objects: of one user, or of all ('__GLOBAL__').
create table tags (
  object_type varchar(200) not null,
  object_id varchar(500) not null,
  object_name varchar(1000),
  owner varchar(255) not null,
  tag varchar(64) not null,
  tag_value varchar(4000),
  primary key (object_type, object_id, owner, tag)
);
create index tags_by_tag on tags (tag, owner);

-- Values that scripts keep with objects, in the form of values of runs.
create table custom_properties (
  object_type varchar(200) not null,
  object_id varchar(500) not null,
  object_name varchar(1000),
  property_key varchar(500) not null,
  property_value text not null,
  primary key (object_type, object_id, property_key)
);
create index custom_properties_by_key on custom_properties (property_key);
