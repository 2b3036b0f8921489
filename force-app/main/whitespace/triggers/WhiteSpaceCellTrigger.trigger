/** Handlers are named in Trigger_Handler__mdt. */
trigger WhiteSpaceCellTrigger on White_Space_Cell__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(White_Space_Cell__c.SObjectType);
}
